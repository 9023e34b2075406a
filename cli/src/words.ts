/** What the command line itself says; failures stand where they arise. */

export const program = {
  about: { zh: '条块总线：导入、查询、回放与核验', en: 'Tiaokuai: import, look up, replay and verify' },
  lang: { zh: '语言：zh 或 en（默认按系统语言）', en: 'language: zh or en (by the environment by default)' },
  data: {
    zh: 'npm start 的数据目录（默认 .data，或 TIAOKUAI_DATA）',
    en: 'data folder of npm start (.data or TIAOKUAI_DATA by default)',
  },
  help: { zh: '显示帮助', en: 'show help' },
  helpCommand: { zh: '显示某个命令的帮助', en: 'show help of a command' },
  seeHelp: { zh: '加 --help 查看用法', en: 'add --help to see how it is used' },
};
