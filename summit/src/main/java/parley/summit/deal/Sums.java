package parley.summit.deal;

/** What a deal is worth before anybody weighs money against politics: US$ bn, US$ bn of China's answer, and political value. */
record Sums(double welfare, double retaliation, double politics) {

    static final Sums NOTHING = new Sums(0, 0, 0);
}
