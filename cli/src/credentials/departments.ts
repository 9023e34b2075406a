import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DepartmentSystem } from '@tiaokuai/department';
import { z } from 'zod';
import { failure } from '../failure.ts';

/** `departments.json` of the data folder: the departments' own systems, by their public keys. `npm start` reads it. */
const departmentsFile = z.array(z.object({ district: z.string(), responsibility: z.string(), publicKey: z.string() }));

/** Puts a department's key in the place of its last one. @throws CommandFailure when the file is damaged. */
export const recordDepartment = async (folder: string, department: DepartmentSystem): Promise<void> => {
  const file = join(folder, 'departments.json');
  await mkdir(folder, { recursive: true });
  const others = (await read(file)).filter(
    ({ district, responsibility }) => district !== department.district || responsibility !== department.responsibility,
  );
  // Whole or not at all: the file is read by a running system.
  await writeFile(`${file}.new`, `${JSON.stringify([...others, department], null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
};

const read = async (file: string): Promise<readonly DepartmentSystem[]> => {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '[]';
    throw error;
  });
  try {
    return departmentsFile.parse(JSON.parse(text));
  } catch {
    throw failure(`${file} 已损坏：修正或移走后再试`, `${file} is damaged: mend it or move it away`);
  }
};
