package parley.classroom.export;

import java.util.function.Function;
import parley.summit.transcript.Transcript;

/**
 * What a class's papers are made with, and the classroom cannot make by itself.
 *
 * @param story makes a page of a whole session
 * @param parquet makes a file in Parquet of a sheet, the same bytes of the same sheet
 * @param version of Parley
 */
public record Papers(Function<Transcript, String> story, Function<Sheet, byte[]> parquet, String version) {}
