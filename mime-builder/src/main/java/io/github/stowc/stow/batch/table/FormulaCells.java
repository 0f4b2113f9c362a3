package io.github.stowc.stow.batch.table;

/** Cells that spreadsheets would take for formulas get an apostrophe, which is taken away when the table is read again. */
final class FormulaCells {
    private FormulaCells() {}

    /** The cell with one apostrophe more if one of {@code = + - @}, tab or CR follows those that it begins with. */
    static String marked(String cell) {
        return begins(cell) >= 0 ? "'" + cell : cell;
    }

    /** The cell that was marked. */
    static String plain(String cell) {
        return begins(cell) > 0 ? cell.substring(1) : cell;
    }

    /** How many apostrophes stand before the character that begins a formula; -1 if none follows them. */
    private static int begins(String cell) {
        int at = 0;
        while (at < cell.length() && cell.charAt(at) == '\'') {
            at++;
        }
        return at < cell.length() && "=+-@\t\r".indexOf(cell.charAt(at)) >= 0 ? at : -1;
    }
}
