// An empty map: only name and purpose are asked.
import { emptyMap } from '@portolan/core';
import { useState } from 'react';
import { FactsFields, NO_FACTS } from './FactsFields.tsx';
import { useCreateProcess } from './use-create-process.ts';

export function BlankStart() {
  const [facts, setFacts] = useState(NO_FACTS);
  const submit = useCreateProcess(() => ({ facts, map: emptyMap(), origin: 'blank', originName: '' }));
  return <FactsFields facts={facts} onChange={setFacts} submit={submit} />;
}
