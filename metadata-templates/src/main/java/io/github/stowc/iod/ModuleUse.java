package io.github.stowc.iod;

import io.github.stowc.iod.condition.ConditionSentence;
import io.github.stowc.iod.condition.NamedCondition;
import io.github.stowc.iod.condition.Words;
import org.jspecify.annotations.Nullable;

/** A module of an IOD (PS3.3 A.1.3). Immutable. */
public final class ModuleUse {
    private final String name;
    private final Usage usage;
    private final String entity;
    private final @Nullable NamedCondition condition;

    /** Whether an IOD needs a module. */
    public enum Usage {
        /** Mandatory. */
        M,
        /** Under a condition. */
        C,
        /** At the user's choice. */
        U
    }

    ModuleUse(String name, Usage usage, String entity, @Nullable NamedCondition condition) {
        this.name = name;
        this.usage = usage;
        this.entity = entity;
        this.condition = condition;
    }

    /** The name in the tables. */
    public String name() {
        return name;
    }

    /** The name in words: {@code SOP Common Module}. */
    public String title() {
        return Words.owner(name);
    }

    /** Whether the IOD needs it. */
    public Usage usage() {
        return usage;
    }

    /** The information entity it belongs to: {@code Study}. */
    public String entity() {
        return Words.of(entity);
    }

    /** When its attributes are checked, as a clause after "if"; empty for always. */
    public String conditionText() {
        return condition == null ? "" : ConditionSentence.whole(condition);
    }

    /** When its attributes are checked; null for always. */
    @Nullable
    NamedCondition condition() {
        return condition;
    }
}
