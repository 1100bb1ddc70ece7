/** What can carry out a load, by the words of the configuration. */
export const PLATFORM_WORDS: Record<string, string> = {
  direct: 'this program itself',
  'spark-local': 'Spark on this machine',
}
