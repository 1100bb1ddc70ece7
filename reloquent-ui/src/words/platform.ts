/** What can carry out a load, by the words of the configuration. */
export const PLATFORMS = [
  { name: 'direct', title: 'This program itself', says: 'Reads and writes over many connections at once, from the machine on which the server runs. It can be paused.' },
  { name: 'spark-local', title: 'Spark on this machine', says: 'The same work by Spark 3.5, which has to be installed here. It can be stopped, but not paused.' },
] as const

export function platformWord(name: string): string {
  return PLATFORMS.find((one) => one.name === name)?.title ?? name
}
