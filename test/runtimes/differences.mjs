/** The sections whose digests are not the same. */
export const differences = (sections, others) =>
  Object.keys({ ...sections, ...others }).filter((name) => sections[name] !== others[name])
