package parley.cli.page;

/** How the page looks: by day, by night, on a narrow screen and on paper. */
final class StyleSheet {

    static final String TEXT = """
            :root { color-scheme: light dark; --ink: #1a1a1a; --paper: #fff; --faint: #595959; --rule: #ddd; --soft: #f3f3f3;
              --blue: #0072b2; --orange: #b85000; --green: #007a5a; --red: #b2182b; --pale: #5a9ac7;
              --q0: #f1f4f8; --q1: #cfe0ee; --q2: #8fbbdc; --q3: #2a6fa8; --q4: #0b3c66;
              --deep: #fff; }
            @media (prefers-color-scheme: dark) { :root { --ink: #e8e8e8; --paper: #16181c; --faint: #a8a8a8; --rule: #3a3d44;
              --soft: #24272d; --blue: #56b4e9; --orange: #e69f00; --green: #2fc79b; --red: #ff7b72; --pale: #4d7f9f;
              --q0: #24272d; --q1: #27465f; --q2: #5d9bcb; --q3: #9cc8ea; --q4: #dceefb;
              --deep: #111; } }
            * { box-sizing: border-box; }
            body { font: 17px/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; color: var(--ink);
              background: var(--paper); max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
            h1 { line-height: 1.2; margin: .5rem 0 1rem; }
            h2 { margin: 2.5rem 0 .8rem; border-bottom: 2px solid var(--blue); padding-bottom: .2rem; }
            h3 { margin: 1.6rem 0 .4rem; }
            p { margin: .5rem 0; max-width: 46rem; }
            a { color: var(--blue); }
            nav ol { columns: 2; padding-left: 1.3rem; margin: 1rem 0; }
            .item { display: grid; grid-template-columns: 8.5rem minmax(0, 1fr); gap: .8rem; margin: .25rem 0; }
            .bullet { grid-template-columns: .8rem minmax(0, 1fr); gap: .2rem; }
            details details, details > .item, details > p, details > figure, details > h4 { margin-left: 1rem; }
            details details details, details details > p { margin-left: 0; }
            h4 { margin: 1.2rem 0 .3rem; }
            details .tiles { grid-template-columns: minmax(0, 18rem); }
            .label, .strong { font-weight: 600; }
            .warning { border-left: 4px solid var(--orange); padding-left: .6rem; }
            .faint { color: var(--faint); }
            figure { margin: 1.8rem 0; }
            figcaption { margin-bottom: .5rem; max-width: 46rem; }
            figcaption strong { display: block; font-size: 1.08rem; }
            svg { display: block; width: 100%; font-family: inherit; }
            svg.panel, svg.map { height: auto; } svg.map { min-width: 44rem; } svg.sample { display: inline-block; width: 34px; }
            .key { display: flex; flex-wrap: wrap; gap: .3rem 1.3rem; font-size: .85rem; margin: .5rem 0 .7rem; }
            .key span { display: inline-flex; gap: .4rem; align-items: center; }
            .axis { color: var(--faint); white-space: pre-wrap; }
            .tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(13.4rem, 1fr)); gap: .9rem .8rem; }
            .tile .name, .strips .name { font-weight: 600; font-size: .85rem; }
            .tile { break-inside: avoid; }
            .strips { display: grid; grid-template-columns: 13rem minmax(0, 1fr); gap: 5px .7rem; align-items: center; }
            .strips.stacked { grid-template-columns: minmax(0, 1fr); gap: 1px; }
            .strips.stacked .name { font-weight: 400; margin-top: .35rem; }
            .matrix { font-size: .8rem; border-spacing: 2px; border-collapse: separate; margin: 0; }
            .matrix th, .matrix td { border: 0; padding: .2rem .45rem; }
            .matrix tbody th { position: sticky; left: 0; background: var(--paper); }
            .letters { list-style: none; padding: 0; margin: .6rem 0; font-size: .88rem; columns: 2; column-gap: 2rem; }
            .letters li { break-inside: avoid; margin-bottom: .2rem; }
            .scroll { overflow-x: auto; }
            .scroll:focus-visible, summary:focus-visible, a:focus-visible { outline: 3px solid var(--orange); outline-offset: 2px; }
            summary { cursor: pointer; color: var(--blue); padding: .3rem 0; }
            table { border-collapse: collapse; margin: .6rem 0; font-size: .88rem; font-variant-numeric: tabular-nums; }
            th, td { padding: .25rem .8rem .25rem 0; text-align: right; border-bottom: 1px solid var(--rule); white-space: nowrap;
              font-weight: 400; }
            thead th { font-weight: 600; }
            th:first-child { text-align: left; }
            .word { text-align: left; }
            td.words { text-align: left; white-space: normal; min-width: 8rem; max-width: 34rem; }
            code { font-size: .88rem; overflow-wrap: anywhere; background: var(--soft); padding: .1rem .3rem; }
            footer { margin-top: 3rem; border-top: 1px solid var(--rule); padding-top: .8rem; font-size: .92rem; }
            svg text { fill: var(--ink); font-size: 12px; }
            svg .tick { fill: var(--faint); font-size: 11px; }
            .zero { stroke: var(--ink); stroke-width: 2; } .year { stroke: var(--paper); stroke-width: 1; opacity: .7; }
            .q0 { fill: var(--q0); background: var(--q0); } .q1 { fill: var(--q1); background: var(--q1); }
            .q2 { fill: var(--q2); background: var(--q2); } .q3 { fill: var(--q3); background: var(--q3); }
            .q4 { fill: var(--q4); background: var(--q4); }
            td.q0, td.q1 { color: var(--ink); } td.q2 { color: #111; } td.q3, td.q4 { color: var(--deep); }
            .grid { stroke: var(--rule); stroke-width: 1; }
            .reserved { stroke: var(--ink); stroke-width: 1.2; stroke-dasharray: 7 4 1.5 4; }
            .base { stroke: var(--faint); stroke-width: 1; }
            .course { fill: none; stroke-width: 2; }
            .course.s0 { stroke: var(--blue); }
            .course.s1 { stroke: var(--orange); stroke-dasharray: 6 3; }
            .course.s2 { stroke: var(--green); stroke-dasharray: 2 3; }
            .dot.s0 { fill: var(--blue); } .dot.s1 { fill: var(--orange); } .dot.s2 { fill: var(--green); }
            .cloud { fill: var(--faint); opacity: .35; } .frontier { fill: none; stroke: var(--ink); stroke-width: 1.2; }
            .efficient { fill: var(--paper); stroke: var(--ink); stroke-width: 1.2; } svg .point { font-size: 13px; font-weight: 700; }
            .signed { fill: none; stroke: var(--ink); stroke-width: 2; }
            .p0 { fill: var(--blue); } .p1 { fill: url(#hatch-orange); stroke: var(--orange); } .p2 { fill: url(#dots-green); stroke: var(--green); }
            .fan90 { fill: var(--q1); stroke: var(--faint); stroke-width: .7; } .fan50 { fill: var(--q2); }
            .interval { fill: var(--ink); } .end { stroke: var(--ink); stroke-width: 2; }
            .side { paint-order: stroke; stroke: var(--paper); stroke-width: 4px; }
            .sum { fill: var(--ink); stroke: var(--paper); }
            .l0 { fill: var(--soft); } .l1 { fill: #fde0c5; } .l2 { fill: #f8b58b; } .l3 { fill: #ee8160; } .l4 { fill: #c23b36; }
            .l5 { fill: #7a1030; }
            .l1, .l2, .l3 { stroke: #c46a2f; stroke-width: .7; }
            svg .in { font-size: 11px; fill: #1a1a1a; } svg .in.l4t, svg .in.l5t { fill: #fff; }
            .d0 { fill: var(--blue); } .d1 { fill: url(#hatch-orange); stroke: var(--orange); }
            .d2 { fill: url(#dots); stroke: var(--blue); } .d3 { fill: url(#crosses); stroke: var(--rule); }
            .d4 { fill: var(--soft); stroke: var(--faint); } .d-1 { fill: none; }
            .d5 { fill: var(--paper); stroke: var(--red); stroke-dasharray: 3 3; }
            .country { fill: var(--paper); stroke: var(--ink); stroke-width: 1.5; }
            svg .code { font-size: 10.5px; font-weight: 600; }
            .ring { fill: none; stroke: var(--red); stroke-width: 3; stroke-dasharray: 2 3; }
            .deal { fill: none; stroke-width: 2.5; stroke: var(--blue); }
            .deal.before { stroke-width: 5; stroke: var(--pale); }
            .deal.held { stroke: var(--orange); stroke-dasharray: 10 5; }
            .deal.ended { stroke: var(--orange); stroke-dasharray: 4 4; stroke-width: 2; }
            .deal.unsigned { stroke: var(--faint); stroke-dasharray: 2 6; stroke-width: 1.5; }
            svg .sign { font-size: 15px; font-weight: 700; fill: var(--orange); }
            .measure { fill: none; stroke: var(--red); stroke-dasharray: 1.5 3; }
            .m1 { stroke-width: 1.5; } .m2 { stroke-width: 2; } .m3 { stroke-width: 3; } .m4 { stroke-width: 4; }
            .m5 { stroke-width: 5; }
            .head { fill: var(--red); }
            .badge { fill: var(--paper); stroke: var(--red); stroke-width: 1.5; }
            svg .level { font-size: 11px; font-weight: 700; fill: var(--red); }
            .decree { fill: none; stroke: var(--red); stroke-width: 1.5; } .decree.pending { stroke-dasharray: 6 4; }
            circle.letter { fill: var(--red); stroke: var(--red); stroke-width: 1.5; }
            circle.letter.pending { fill: var(--paper); stroke-dasharray: 3 2; }
            svg text.letter { font-size: 11px; font-weight: 700; fill: var(--paper); } svg text.letter.pending { fill: var(--red); }
            .patterns { position: absolute; width: 0; height: 0; min-width: 0; }
            .hatch { stroke: var(--orange); stroke-width: 3; } .dotted { fill: var(--blue); } .dotted-green { fill: var(--green); }
            .cross { stroke: var(--faint); stroke-width: 1.2; fill: none; }
            @media (max-width: 36rem) { .item:not(.bullet) { grid-template-columns: minmax(0, 1fr); gap: 0; } nav ol, .letters { columns: 1; }
              .strips { grid-template-columns: minmax(0, 1fr); gap: 1px; } .strips .name { margin-top: .35rem; } }
            @media print {
              :root { --ink: #000; --paper: #fff; --faint: #444; --rule: #ccc; --soft: #f3f3f3; --blue: #0072b2;
                --orange: #b85000; --green: #007a5a; --red: #b2182b; --pale: #5a9ac7;
                --q0: #f1f4f8; --q1: #cfe0ee; --q2: #8fbbdc; --q3: #2a6fa8; --q4: #0b3c66;
                --deep: #fff; }
              body { font-size: 11pt; max-width: none; padding: 0; }
              * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
              nav { display: none; } .scroll { overflow: visible; } svg.map { min-width: 0; }
              .tiles { grid-template-columns: repeat(4, 1fr); }
              .item, tr, .strips .name, figure > .scroll { break-inside: avoid; } figcaption, h2, h3 { break-after: avoid; }
              table { font-size: 7.5pt; } th, td { white-space: normal; } td.words { min-width: 0; }
              details.numbers::details-content { content-visibility: visible; display: block; block-size: auto; }
            }
            """;

    /** Patterns that say by their shape what colours say too. */
    static final String PATTERNS = """
            <svg class="patterns" aria-hidden="true"><defs>
            <pattern id="hatch-orange" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
            <path class="hatch" d="M0 0V6"/></pattern>
            <pattern id="dots" width="6" height="6" patternUnits="userSpaceOnUse"><circle class="dotted" cx="3" cy="3" r="1.6"/></pattern>
            <pattern id="dots-green" width="5" height="5" patternUnits="userSpaceOnUse"><circle class="dotted-green" cx="2.5" cy="2.5" r="1.7"/></pattern>
            <pattern id="crosses" width="12" height="12" patternUnits="userSpaceOnUse"><path class="cross" d="M3 3l6 6m0 -6l-6 6"/></pattern>
            </defs></svg>
            """;

    private StyleSheet() {}
}
