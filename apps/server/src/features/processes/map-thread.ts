// Entry of the thread that writes, reads and checks maps.
import { answerTasks } from '../../platform/threads/answer-tasks.ts';
import { doMapTask } from './map-tasks.ts';

answerTasks(doMapTask);
