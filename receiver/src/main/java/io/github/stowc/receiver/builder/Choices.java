package io.github.stowc.receiver.builder;

import io.github.stowc.bytes.Source;
import io.github.stowc.curl.TargetUrl;
import io.github.stowc.dicom.Uid;
import io.github.stowc.mime.Boundary;
import io.github.stowc.mime.Framing;
import io.github.stowc.stow.StowCompiler;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.stow.options.Limits;
import io.github.stowc.stow.options.Target;
import io.github.stowc.template.attach.Attachment;
import io.github.stowc.wording.UsageException;
import java.io.IOException;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Makes a compiler of a form. */
final class Choices {
    private final BuildForm form;
    private final Meant meant;
    private final StowCompiler.Builder builder = StowCompiler.builder();

    private Choices(BuildForm form, Meant meant) {
        this.form = form;
        this.meant = meant;
    }

    /**
     * A compiler with what a form chooses.
     *
     * @throws UsageException if a choice is wrong
     * @throws DraftException if it means a file that is not there
     * @throws IOException if a file cannot be read
     */
    static StowCompiler compiler(BuildForm form, Meant meant) throws IOException, DraftException {
        try {
            return new Choices(form, meant).compiler();
        } catch (UsageException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()), e);
        }
    }

    private StowCompiler compiler() throws IOException, DraftException {
        form.text("url").map(TargetUrl::parse).ifPresent(builder::url);
        form.text("study").map(Uid::new).ifPresent(builder::study);
        form.text("boundary").map(Boundary::new).ifPresent(builder::boundary);
        form.text("framing").map(name -> constant(Framing.class, name)).ifPresent(builder::framing);
        form.text("type").map(name -> constant(Encoding.class, name)).ifPresent(builder::encoding);
        form.text("target").map(Target::named).ifPresent(builder::target);
        form.text("seed").ifPresent(builder::seed);
        form.all("set").forEach(builder::set);
        builder.limits(new Limits(
                form.has("max-size") ? OptionalLong.of(number("max-size", Long.MAX_VALUE)) : OptionalLong.empty(),
                form.has("limit") ? OptionalInt.of((int) number("limit", Integer.MAX_VALUE)) : OptionalInt.empty()));
        files();
        return builder.validate(!form.has("no-validate"))
                .photographic(form.has("xc"))
                .pixelHeader(!form.has("no-pixel-header"))
                .turn(form.has("turn"))
                .applicationSegments(!form.has("no-appn"))
                .build();
    }

    private void files() throws IOException, DraftException {
        if (form.has("template") && form.has("xc")) {
            throw new UsageException("VL Photographic instances and a template exclude each other");
        }
        for (String template : form.all("template")) {
            builder.template(meant.template(template));
        }
        if (form.has("metadata")) {
            builder.metadata(meant.source(form.text("metadata").orElseThrow()));
        }
        for (String link : form.all("link")) {
            int blank = link.indexOf(' ');
            builder.link(link.substring(blank + 1), meant.source(link.substring(0, Math.max(blank, 0))));
        }
        if (form.has("like")) {
            Source source = meant.like(form.text("like").orElseThrow());
            builder.like(
                    form.has("attach")
                            ? Attachment.of(
                                    source,
                                    constant(
                                            Attachment.Level.class,
                                            form.text("attach").orElseThrow()))
                            : Attachment.of(source));
        }
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name) {
        return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
    }

    private long number(String field, long most) {
        String text = form.text(field).orElseThrow();
        if (!text.matches("[0-9]{1,18}") || Long.parseLong(text) < 1 || Long.parseLong(text) > most) {
            throw new UsageException("expected a whole number from 1, found \"" + text + "\"");
        }
        return Long.parseLong(text);
    }
}
