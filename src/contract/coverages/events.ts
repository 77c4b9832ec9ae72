/**
 * The staff's event stream of a coverage. It reports changes of drafts too, so that a console knows when to
 * fetch them.
 */
import { operation } from '../operation.ts'
import { idParam } from '../values.ts'

export const eventsOperations = {
  followCoverage: operation({
    method: 'get',
    path: '/coverages/{id}/events',
    name: 'followCoverage',
    may: 'read',
    summary:
      'Streams events: `changed` with the coverage’s sequence number, at the start and after every change that the newsroom sees.',
    params: idParam,
    givesFile: 'text/event-stream',
  }),
}
