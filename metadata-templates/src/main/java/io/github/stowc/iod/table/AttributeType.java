package io.github.stowc.iod.table;

/** Whether an attribute must be present and have a value (PS3.5 7.4). */
public enum AttributeType {
    /** Required, with a value. */
    TYPE_1("1"),
    /** Required with a value under a condition. */
    TYPE_1C("1C"),
    /** Required; empty if the value is unknown. */
    TYPE_2("2"),
    /** Required under a condition; empty if the value is unknown. */
    TYPE_2C("2C"),
    /** Optional. */
    TYPE_3("3"),
    /** Optional under a condition. */
    TYPE_3C("3C"),
    /** No type of its own: a further constraint on an attribute that another rule requires or allows. */
    CONSTRAINT("-");

    private final String symbol;

    AttributeType(String symbol) {
        this.symbol = symbol;
    }

    /** The type of that symbol. */
    static AttributeType parse(String symbol) {
        for (AttributeType type : ALL) {
            if (type.symbol.equals(symbol)) {
                return type;
            }
        }
        throw new IllegalArgumentException("\"" + symbol + "\" is not an attribute type");
    }

    private static final AttributeType[] ALL = values();

    /** The standard's symbol: {@code 1C}. */
    public String symbol() {
        return symbol;
    }

    /** Whether the attribute must be present if its condition holds, or if it has none. */
    public boolean isRequired() {
        return this == TYPE_1 || this == TYPE_1C || this == TYPE_2 || this == TYPE_2C;
    }

    /** Whether the attribute must have a value if it is present. */
    public boolean needsValue() {
        return this == TYPE_1 || this == TYPE_1C;
    }
}
