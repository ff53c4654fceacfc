/** What a running kernel tells the outside: records of calls and events, and who receives them. */
@NullMarked
package trace;

import org.jspecify.annotations.NullMarked;
