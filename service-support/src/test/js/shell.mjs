// node --import ./service-support/src/test/js/shell.mjs --test ...: lets the tests of a service find the shared scripts.
import { register } from 'node:module';

register('./shell-hooks.mjs', import.meta.url);
