/** What a case of either kind says of a decided penalty. */
export const fined = ({ sanction, yuan }: { readonly sanction: string; readonly yuan: number }) => ({
  progress: sanction === 'warning' ? '已作出警告处罚' : `已作出罚款${yuan}元的处罚`,
});
