package io.github.stowc.iod;

import io.github.stowc.iod.condition.NamedCondition;
import io.github.stowc.iod.table.Definitions;
import io.github.stowc.iod.table.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The rules of one IOD, made from the tables as far as instances ask for them. Thread-safe. */
public final class Compiled {
    private final Definitions definitions;
    private final Level outermost;
    private final Map<List<Row.Block>, Level> items = new ConcurrentHashMap<>();

    public Compiled(Definitions definitions, List<ModuleUse> modules) {
        this.definitions = definitions;
        List<Level.Source> sources = new ArrayList<>();
        for (ModuleUse module : modules) {
            NamedCondition condition = module.condition();
            List<NamedCondition> guards = condition == null ? List.of() : List.of(condition);
            sources.add(new Level.Source(definitions.block(module.name()), guards));
        }
        this.outermost = new Level(this, sources, true);
    }

    /** The rules for the instance's own attributes. */
    Level outermost() {
        return outermost;
    }

    Row.Block block(String owner) {
        return definitions.block(owner);
    }

    /** The rules for items that are described at these places. */
    Level items(List<Row.Block> blocks) {
        Level known = items.get(blocks);
        if (known == null) {
            List<Level.Source> sources = new ArrayList<>();
            for (Row.Block block : blocks) {
                sources.add(new Level.Source(block, List.of()));
            }
            known = new Level(this, sources, false);
            items.put(blocks, known);
        }
        return known;
    }
}
