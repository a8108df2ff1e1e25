'use client';

import { StrictMode, useEffect, useState } from 'react';
import * as ttaom from 'ttaom';
import { check, report } from '../check.js';

/** Effects run twice under StrictMode in development: loading must bear it. */
function Reader() {
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    void report(() => check(ttaom)).then(() => setReady(true));
  }, []);
  return <p>{isReady ? 'ready' : 'reading'}</p>;
}

export default function Client() {
  return (
    <StrictMode>
      <Reader />
    </StrictMode>
  );
}
