export function findInfluxd(): string | null;
export function isInfluxThere(): boolean;
