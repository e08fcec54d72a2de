type Method = (...given: unknown[]) => Promise<unknown>;

/** Lets something happen around one call of a provider's method. */
export function around<Port extends object>(
  port: Port,
  name: keyof Port & string,
  nth: number,
  happen: { before?: () => unknown; after?: () => unknown },
): void {
  const real = (port[name] as Method).bind(port);
  let calls = 0;
  Object.assign(port, {
    [name]: async (...given: unknown[]) => {
      const isIt = ++calls === nth;
      if (isIt) await happen.before?.();
      const result = await real(...given);
      if (isIt) await happen.after?.();
      return result;
    },
  });
}
