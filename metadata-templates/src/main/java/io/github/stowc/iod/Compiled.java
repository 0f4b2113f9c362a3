package io.github.stowc.iod;

import io.github.stowc.iod.condition.NamedCondition;
import io.github.stowc.iod.table.Definitions;
import io.github.stowc.iod.table.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The rules of one IOD, made from the tables when an instance needs them. Thread-safe. */
final class Compiled {
    private final Definitions definitions;
    private final RuleSet outermost;
    private final Map<List<Row.Block>, RuleSet> items = new ConcurrentHashMap<>();

    Compiled(Definitions definitions, List<ModuleUse> modules) {
        this.definitions = definitions;
        List<RuleSet.GuardedBlock> guarded = new ArrayList<>();
        for (ModuleUse module : modules) {
            NamedCondition condition = module.condition();
            List<NamedCondition> guards = condition == null ? List.of() : List.of(condition);
            guarded.add(new RuleSet.GuardedBlock(definitions.block(module.name()), guards));
        }
        this.outermost = new RuleSet(this, guarded, true);
    }

    /** The rules for the instance's own attributes. */
    RuleSet outermost() {
        return outermost;
    }

    Row.Block block(String owner) {
        return definitions.block(owner);
    }

    /** The rules for the items that these places describe. */
    RuleSet items(List<Row.Block> blocks) {
        RuleSet known = items.get(blocks);
        if (known == null) {
            List<RuleSet.GuardedBlock> guarded = new ArrayList<>();
            for (Row.Block block : blocks) {
                guarded.add(new RuleSet.GuardedBlock(block, List.of()));
            }
            known = new RuleSet(this, guarded, false);
            items.put(blocks, known);
        }
        return known;
    }
}
