// Which entities listen to a topic, kept up to date announcement by announcement: a gateway announces hundreds in one burst.

export type TopicIndex<T> = {
  get: (topic: string) => readonly T[]
  add: (topic: string, source: string, item: T) => void
  remove: (topic: string, source: string) => void
}

export function createTopicIndex<T>(): TopicIndex<T> {
  const topics = new Map<string, Map<string, T[]>>()
  const lists = new Map<string, readonly T[]>()
  return {
    get(topic) {
      const bySource = topics.get(topic)
      if (!bySource) return []
      const known = lists.get(topic) ?? [...bySource.values()].flat()
      lists.set(topic, known)
      return known
    },
    add(topic, source, item) {
      const bySource = topics.get(topic) ?? new Map<string, T[]>()
      bySource.set(source, [...(bySource.get(source) ?? []), item])
      topics.set(topic, bySource)
      lists.delete(topic)
    },
    remove(topic, source) {
      const bySource = topics.get(topic)
      bySource?.delete(source)
      if (bySource?.size === 0) topics.delete(topic)
      lists.delete(topic)
    },
  }
}
