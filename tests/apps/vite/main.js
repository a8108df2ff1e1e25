import * as ttaom from 'ttaom';
import { check, report } from './check.js';

await report(() => check(ttaom));
