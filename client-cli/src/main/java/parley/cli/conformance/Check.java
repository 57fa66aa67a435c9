package parley.cli.conformance;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One thing that is looked at: a sentence that should be true, and what to do where it is not. */
enum Check {
    DESCRIBES(
            "It says whom it speaks for and how it plays.",
            "Describe: list codes of countries of the scenario, or none for any; strategy and version of at most 100 characters."),
    ANSWERS(
            "It answers every question.",
            "Decide failed: look at the agent's own log. An agent that does not know what to do sends an empty move, which waits."),
    IN_TIME(
            "It answers in time.",
            "Decide within the deadline of the request; decide on a worse move earlier, since a late one lets the turn pass."),
    IS_A_MOVE(
            "What it sends is a move.",
            "Set move; each table and ladder at most once, each table with one of offer, accept, wait, walk; rationale of at most 2,000 characters."),
    ITS_TURN(
            "It acts only where it is its turn, and chooses only measures that are open to it.",
            "At tables with to_move alone, in turns for tables; levels among a ladder's options and not above highest, in turns for measures."),
    LEVELS(
            "Its deals have one level for each issue.",
            "levels: as many as the table has issues, each from 0 to the issue's number of levels - 1. A deal of the menu is always right."),
    ACCEPTS(
            "It accepts only what stands, as it stands.",
            "accept: only where standing is there and standing.by is the other party; repeat standing.deal as it is."),
    BUDGET(
            "It stays within its budget.",
            "Compare commits_usd_bn of a deal with affordable_usd_bn of its table before offering or accepting it."),
    MANY_TABLES(
            "It answers at every table of a turn, not at one alone.",
            "Go through all tables with to_move: a table that is left out waits, and its turn is lost."),
    LAST_ROUND(
            "It plays on in the last round.",
            "rounds_left is 0 there: nothing may divide by it or look for a later round."),
    CLOSED_TABLES(
            "It leaves alone what is signed or closed, and plays on.",
            "Look at open and to_move of each table: one that was signed, or that a party left, takes no action any more."),
    DETERMINISTIC(
            "It answers the same question the same way, as it claims.",
            "Draw luck from random_bits alone, and iterate in a fixed order; or leave deterministic unset in Describe."),
    NO_MEMORY(
            "It needs no memory: it answers in any order, and in the middle of a session.",
            "Keep nothing between calls: all that it may know is in the view. An agent may be started again at any moment."),
    AT_ONCE(
            "It answers many questions at once.",
            "Share nothing that changes between calls, or guard it: one agent plays many sessions and seats at the same time."),
    CORRECTION(
            "It answers when its move was refused.",
            "A request with refusal set is asked again: change what refusal.field names, or wait there."),
    UNKNOWN_FIELDS(
            "It reads past fields that it does not know.",
            "A newer coordinator says more: do not refuse a message for what you do not know."),
    ANY_SCRIPT(
            "It reads names in any script.",
            "Titles are UTF-8 and may be in any script: do not write them to where only ASCII goes, e.g. a console or file."),
    LARGE("It reads large questions.", "Allow messages of 4 MB, which is what gRPC allows unless told otherwise."),
    OWN_COUNTRY(
            "It declines countries that it does not speak for.",
            "Fail with INVALID_ARGUMENT where view.seat is none of the countries of Describe."),
    CONCLUDES(
            "It hears how a session ended, also twice.",
            "Answer Conclude with an empty response for every session, known or not, as often as it comes.");

    final String sentence;
    final String fix;

    Check(String sentence, String fix) {
        this.sentence = sentence;
        this.fix = fix;
    }

    Result passed() {
        return new Result(Result.Outcome.PASS, sentence, "", "");
    }

    Result failed(String detail) {
        return new Result(Result.Outcome.FAIL, sentence, detail, fix);
    }

    Result skipped(String why) {
        return new Result(Result.Outcome.SKIP, sentence, why, "");
    }

    /** Passes unless there is a fault. */
    Result of(Optional<String> fault) {
        return fault.map(this::failed).orElseGet(this::passed);
    }

    /** The same, with the first fault of those observations. */
    Result of(Stream<Observation> observations, Predicate<Observation> isAbout) {
        return of(observations
                .filter(isAbout)
                .flatMap(seen -> seen.fault().stream())
                .findFirst());
    }

    /** The same where it was tried at all. */
    Result unless(Optional<String> reason, Supplier<Result> tried) {
        return reason.map(this::skipped).orElseGet(tried);
    }
}
