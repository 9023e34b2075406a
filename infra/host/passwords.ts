import { createHmac } from 'node:crypto';

/** Each role's password follows from one secret of the installation. */
export const passwordsOf =
  (secret: string) =>
  (role: string): string =>
    createHmac('sha256', secret).update(role).digest('base64url');
