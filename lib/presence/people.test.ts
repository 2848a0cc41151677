import { expect, test } from 'vitest'
import { peopleOf, type Tab } from '#lib/presence/people'

const at = (minute: number) => new Date(Date.UTC(2016, 11, 19, 18, minute))
const tab = (name: string, minute: number, doing: Partial<Tab> = {}): Tab => ({
  contributor: { id: name, name },
  since: at(minute),
  words: '',
  writingSince: null,
  editingId: null,
  editingSince: null,
  ...doing,
})

test('somebody with two tabs is in the room once, since the first, with what they do in each', () => {
  const writing = { words: 'Moscow, talks', writingSince: at(9) }
  const editing = { editingId: 'u', editingSince: at(8) }
  expect(peopleOf([tab('Bo', 7, writing), tab('Ana', 5), tab('Bo', 3, editing)])).toEqual([
    {
      id: 'Bo',
      name: 'Bo',
      since: at(3).toISOString(),
      writing: [{ words: 'Moscow, talks', since: at(9).toISOString() }],
      editing: [{ updateId: 'u', since: at(8).toISOString() }],
    },
    { id: 'Ana', name: 'Ana', since: at(5).toISOString(), writing: [], editing: [] },
  ])
})
