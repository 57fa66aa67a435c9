package parley.classroom.export;

import parley.proto.classroom.v1.GetHindsightResponse;
import parley.proto.report.v1.RunReport;
import parley.summit.transcript.Transcript;

/**
 * One world of a class that is over.
 *
 * @param transcript without words that people may have written
 * @param page its whole story
 */
public record FinishedWorld(
        int number, Transcript transcript, RunReport report, GetHindsightResponse hindsight, String page) {}
