package io.github.stowc.cli.options;

import io.github.stowc.cli.command.Option;
import io.github.stowc.cli.command.Options;
import io.github.stowc.cli.command.Terminal;
import io.github.stowc.curl.TargetUrl;
import io.github.stowc.stow.StowCompiler;
import io.github.stowc.stow.options.Encoding;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** The options of {@code compile} that hold for the rows of a table as for files that are named. */
public final class RowOptions {
    private RowOptions() {}

    /** Adds the options to a command. */
    public static void addTo(CommandSpec spec) {
        Option.addTo(spec, CompileOptions.SET, CompileOptions.URL, CompileOptions.TYPE, CompileOptions.TARGET);
        Option.addTo(spec, CompileOptions.PHOTOGRAPHIC, CompileOptions.TEMPLATE, CompileOptions.NO_PIXEL_HEADER);
        Option.addTo(spec, CompileOptions.NO_APPLICATION_SEGMENTS, CompileOptions.TURN, CompileOptions.NO_VALIDATE);
    }

    /**
     * A compiler with the options that are given.
     *
     * @param url where the messages go; null if that is not known
     * @throws io.github.stowc.wording.UsageException if an option is wrong
     * @throws IOException if a file that an option names cannot be read
     */
    public static StowCompiler.Builder compiler(Options options, @Nullable TargetUrl url, Terminal terminal)
            throws IOException {
        StowCompiler.Builder builder = StowCompiler.builder();
        if (url != null) {
            builder.url(url);
        }
        CompileOptions.choices(builder, options, terminal);
        return builder;
    }

    /** Whether instances are to be DICOM files, whatever the input is. */
    public static boolean isDicom(Options options) {
        return options.get(CompileOptions.TYPE) == Encoding.DICOM;
    }
}
