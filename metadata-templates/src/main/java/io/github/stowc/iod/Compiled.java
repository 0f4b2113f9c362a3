package io.github.stowc.iod;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The rules of one IOD, made from the tables as far as instances ask for them. Thread-safe. */
final class Compiled {
    private final Definitions definitions;
    private final Level outermost;
    private final Map<List<Row.Block>, Level> items = new ConcurrentHashMap<>();

    Compiled(Definitions definitions, List<ModuleUse> modules) {
        this.definitions = definitions;
        List<Level.Source> sources = modules.stream()
                .map(module -> new Level.Source(
                        definitions.block(module.name()),
                        module.condition() == null ? List.of() : List.of(module.condition())))
                .toList();
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
            List<Level.Source> sources = blocks.stream()
                    .map(block -> new Level.Source(block, List.of()))
                    .toList();
            known = new Level(this, sources, false);
            items.put(blocks, known);
        }
        return known;
    }
}
