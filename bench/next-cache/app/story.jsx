/** What the race reads: the number and the updates it should include. */
export function Story({ story }) {
  return (
    <main data-revision={story.revision}>
      {story.updates.map(({ id }) => (
        <article key={id} id={`u-${id}`} />
      ))}
    </main>
  )
}
