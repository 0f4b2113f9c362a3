package io.github.stowc.iod;

import io.github.stowc.dicom.Uid;
import io.github.stowc.iod.table.Definitions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An Information Object Definition: what the instances of a SOP Class are made of (PS3.3 A). Thread-safe. */
public final class Iod {
    private final Definitions definitions;
    private final String name;
    private final List<Uid> sopClasses;
    private final boolean retired;
    private final List<ModuleUse> modules;
    private volatile @Nullable Compiled rules;

    Iod(Definitions definitions, String name, List<Uid> sopClasses, boolean retired, List<ModuleUse> modules) {
        this.definitions = definitions;
        this.name = name;
        this.sopClasses = List.copyOf(sopClasses);
        this.retired = retired;
        this.modules = List.copyOf(modules);
    }

    /** The name in the tables: {@code SCImage}. */
    public String name() {
        return name;
    }

    /** The SOP Classes whose instances it describes. */
    public List<Uid> sopClasses() {
        return sopClasses;
    }

    /** Whether the standard has withdrawn it. */
    public boolean isRetired() {
        return retired;
    }

    /** The modules, in the order of the standard. */
    public List<ModuleUse> modules() {
        return modules;
    }

    /** The mandatory modules that the tables name but have no lines for: nothing in them is checked. */
    public List<ModuleUse> uncheckedModules() {
        List<ModuleUse> unchecked = new ArrayList<>();
        for (ModuleUse module : modules) {
            if (module.usage() == ModuleUse.Usage.M && !isChecked(module)) {
                unchecked.add(module);
            }
        }
        return unchecked;
    }

    /** Whether the tables have lines for a module. */
    public boolean isChecked(ModuleUse module) {
        return !definitions.block(module.name()).rows().isEmpty();
    }

    /** The rules, compiled at the first call. */
    Compiled rules() {
        Compiled compiled = rules;
        if (compiled == null) {
            compiled = new Compiled(definitions, modules);
            rules = compiled;
        }
        return compiled;
    }

    /** What a module says about its attributes; nothing if the tables do not know the module. */
    public List<AttributeUse> attributes(ModuleUse module) {
        return new Outline(definitions).attributes(module.name());
    }

    /**
     * The attributes of Type 1 and 2 that no condition governs, in the order of their tags: those of the simplest
     * instance, without those that its values call for.
     */
    public List<RequiredAttribute> requiredAttributes() {
        return new Outline(definitions).required(rules().outermost());
    }
}
