/** Callable. */
import { defineInterface } from './define.ts';

defineInterface('Callable', ['Object call(String action, Map<String,Object> arguments)']);
