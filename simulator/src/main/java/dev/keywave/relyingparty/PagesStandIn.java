package dev.keywave.relyingparty;

import java.util.List;
import java.util.Map;

/** A product's own pages and end points, over which ceremonies go. */
interface PagesStandIn {

    /** What it answers at single paths. */
    Map<String, Routes.Route> byPath();

    /** What it answers in whole trees, by their first segment. */
    Map<String, Routes.Route> byRoot();

    /** Sign-ins with a password. */
    CeremonyCounters passwords();

    /** For the page at the root. */
    List<String> paths();
}
