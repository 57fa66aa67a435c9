package parley.summit.session;

import parley.summit.seat.Reply;
import parley.summit.transcript.Driver;

/** How a seat's turn ended, and what drove it. */
public record Answer(Reply reply, Driver driver) {}
