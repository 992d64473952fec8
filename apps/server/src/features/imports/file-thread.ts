// Entry of the thread that looks at files while their import is set up.
import { answerTasks } from '../../platform/threads/answer-tasks.ts';
import { doFileTask } from './file-tasks.ts';

answerTasks(doFileTask);
