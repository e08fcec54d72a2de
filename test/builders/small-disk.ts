import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Mounting needs root and a kernel that lets it; elsewhere one notice says what was not tried. */
export function canMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'gridbrief-mount-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' });
    execFileSync('umount', [folder]);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A folder on a file system of its own, as small as asked for. */
export class SmallDisk {
  readonly folder = mkdtempSync(join(tmpdir(), 'gridbrief-disk-'));

  constructor(megabytes: number) {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', this.folder]);
  }

  remount(mode: 'ro' | 'rw'): void {
    execFileSync('mount', ['-o', `remount,${mode}`, this.folder]);
  }

  /** Leaves no byte free. */
  fill(): void {
    try {
      for (;;) writeFileSync(join(this.folder, 'ballast'), Buffer.alloc(1 << 16), { flag: 'a' });
    } catch {
      // full
    }
  }

  /** Takes the ballast away and makes the file system larger. */
  makeRoom(megabytes: number): void {
    rmSync(join(this.folder, 'ballast'), { force: true });
    execFileSync('mount', ['-o', `remount,size=${megabytes}m`, this.folder]);
  }

  remove(): void {
    execFileSync('umount', ['-l', this.folder]);
    rmSync(this.folder, { recursive: true, force: true });
  }
}
