import * as ttaom from 'ttaom';
import { check, report } from '../check.js';

void report(() => check(ttaom));
