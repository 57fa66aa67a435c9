/** What a teacher takes home of a class that is over: a function of its log and of the transcripts of its worlds. */
@NullMarked
package parley.classroom.export;

import org.jspecify.annotations.NullMarked;
