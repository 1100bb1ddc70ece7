package io.reloquent.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The process ends at a moment that has a name, without a farewell.
record KilledAtFailpoint(Laboratory laboratory) implements FaultCase {

    @Override
    public String name() {
        return "process killed at a failpoint";
    }

    @Override
    public int atOnce() {
        return 2;
    }

    /// Half of all kills, but each failpoint at least once.
    @Override
    public List<Trial> trials(Extent extent) {
        Failpoint[] points = Failpoint.values();
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < count(extent); i++) {
            Failpoint point = points[i % points.length];
            Design design = Design.number(i + i / points.length);
            int trial = i;
            trials.add(new Trial(point.words() + ", " + design, () -> run(point, design, trial)));
        }
        return trials;
    }

    static int count(Extent extent) {
        return Math.max(Failpoint.values().length, extent.kills() * Design.values().length / 2);
    }

    private Outcome run(Failpoint point, Design design, int trial) {
        Site site = laboratory.site(design);
        if (point.beforeDesign()) {
            site = site.at(laboratory.freshDirectory());
        }
        try (var process = MigrationProcess.start(site, design, point.moment(trial))) {
            String trouble = process.end();
            if (!trouble.isEmpty()) {
                return new Outcome.Wrong(trouble);
            }
            if (process.succeeded()) {
                return new Outcome.Wrong("the process came past " + point.moment(trial));
            }
        }
        return new Recovery(laboratory, site, design, trial % 2 == 1, Pattern.compile("")).afterKill();
    }
}
