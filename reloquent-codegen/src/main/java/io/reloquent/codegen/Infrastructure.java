package io.reloquent.codegen;

import io.reloquent.plan.Recommendation;
import io.reloquent.sizing.EmrSize;
import io.reloquent.sizing.GlueSize;
import io.reloquent.sizing.Load;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Templates of AWS CloudFormation for what runs a script in AWS. Nothing from a source or a user is in them: whatever
/// is not the same for all is a parameter, or a number.
public final class Infrastructure {

    private Infrastructure() {}

    /// A template for each way, by its name as a file.
    ///
    /// @param jars      names of the files in `jars/`
    /// @param libraries names of the modules beside the script
    public static Map<String, String> of(Load load, Collection<String> jars, Collection<String> libraries) {
        Map<String, Object> common = common(jars, libraries);
        return Map.of("emr-cluster.yaml", emr(load, common), "glue-job.yaml", glue(load, common));
    }

    private static String emr(Load load, Map<String, Object> common) {
        Recommendation<EmrSize> size = EmrSize.of(load);
        Map<String, Object> values = new HashMap<>(common);
        values.put("because", sentence(size));
        values.put("instanceType", size.value().instanceType());
        values.put("workers", size.value().workers());
        values.put("cores", size.value().cores());
        values.put("release", Versions.emr());
        return Templates.fill("emr-cluster.yaml", values);
    }

    private static String glue(Load load, Map<String, Object> common) {
        Recommendation<GlueSize> size = GlueSize.of(load);
        Map<String, Object> values = new HashMap<>(common);
        values.put("because", sentence(size));
        values.put("workers", size.value().workers());
        values.put("taskProcessors", size.value().taskProcessors());
        values.put("tooMuch", GlueSize.isTooMuch(load));
        values.put("version", "\"" + Versions.glue() + "\"");
        return Templates.fill("glue-job.yaml", values);
    }

    private static Map<String, Object> common(Collection<String> jars, Collection<String> libraries) {
        var values = new HashMap<String, Object>();
        values.put("jars", List.copyOf(jars));
        values.put("libraries", List.copyOf(libraries));
        values.put("spark", Versions.sparkLine());
        values.put("scala", Versions.scalaLine());
        return values;
    }

    private static String sentence(Recommendation<?> size) {
        return "What follows is suggested because " + size.because();
    }
}
