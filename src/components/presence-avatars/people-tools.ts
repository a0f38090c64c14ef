// What the list of everyone needs beside React: fetched with it, in a file of its own.
export { showBeside } from '../foundations/show-beside.js';
export { createPeopleRows } from './people-rows.js';
