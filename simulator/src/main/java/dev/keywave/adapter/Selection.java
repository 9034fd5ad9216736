package dev.keywave.adapter;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Picks from the elements of a JSON array, or the values of a JSON object, those that look as wanted. */
final class Selection {

    private final JsonPass element = JsonPass.ofElements();
    private final int conditions;
    private final boolean all;

    Selection(Declared.Pick pick) {
        pick.where().forEach(element::expect);
        this.conditions = element.expectations();
        this.all = pick.all();
        element.capture(pick.pick());
    }

    /** The value of the first element that fits, or a list of all; null when there is none, or no element at all. */
    @Nullable
    Object from(byte[] container) {
        Reading reading = new Reading(1);
        List<Object> picked = new ArrayList<>();
        JsonPass.End end = element.readEach(container, reading, () -> {
            Object value = reading.capture(0);
            if (value != null && fits(reading) && (all || picked.isEmpty())) {
                picked.add(value);
            }
        });
        if (end != JsonPass.End.READ) {
            return null;
        }
        if (all) {
            return picked;
        }
        return picked.isEmpty() ? null : picked.get(0);
    }

    private boolean fits(Reading reading) {
        for (int i = 0; i < conditions; i++) {
            if (!reading.isMatched(i)) {
                return false;
            }
        }
        return true;
    }
}
