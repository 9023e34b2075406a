export { type Calendar, createCalendar, dateOf, type Office, publishedCalendar, usualOffice } from './calendar.ts';
export { type Due, type DueOptions, dueAt, type Limit, type Pause, usedAt } from './due.ts';
