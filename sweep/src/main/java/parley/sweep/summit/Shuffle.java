package parley.sweep.summit;

import parley.summit.chance.Seed;

/** The numbers from 0 in an order of chance, each found by its place alone, so that however many there are none is kept. */
record Shuffle(long key, long count, int halfBits) {

    private static final int ROUNDS = 4;

    static Shuffle of(long key, long count) {
        int bits = Long.SIZE - Long.numberOfLeadingZeros(Math.max(1, count - 1));
        return new Shuffle(key, count, (bits + 1) / 2);
    }

    /** The number at a place: a Feistel network over a square that holds them all, walked on until it is one of them. */
    long at(long place) {
        long number = scrambled(place);
        while (number >= count) {
            number = scrambled(number);
        }
        return number;
    }

    private long scrambled(long number) {
        long mask = (1L << halfBits) - 1;
        long left = number >>> halfBits;
        long right = number & mask;
        for (int round = 0; round < ROUNDS; round++) {
            long next = left ^ (Seed.mix(key ^ Seed.mix(right ^ ((long) round << 32))) & mask);
            left = right;
            right = next;
        }
        return (left << halfBits) | right;
    }
}
