package io.github.stowc.stow.batch.row;

import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.Tags;
import io.github.stowc.dicom.Uid;
import io.github.stowc.stow.batch.table.RowException;
import io.github.stowc.template.AttributeSetting;
import io.github.stowc.template.attach.Attachment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The UIDs of a row's instance. Immutable.
 *
 * @param study the row's own, or that of what it is attached to, or one for all rows; else made of the study's key
 * @param series likewise
 * @param sopInstance made of the row's key and the bytes of its file
 */
record RowUids(String study, String series, String sopInstance) {
    static RowUids of(RowRules rules, RowKeys keys, @Nullable Attachment like, String kind, String sha256)
            throws RowException {
        Dataset attached = like == null ? Dataset.EMPTY : Dataset.of(like.elements());
        Identity identity = rules.identity();
        String study = given(rules, keys, attached, Tags.STUDY_INSTANCE_UID, RowKeys.STUDY_UID)
                .orElseGet(() -> identity.study(keys.study()).value());
        // Pictures and documents have another Modality, which a series has in common.
        String key = keys.hasSeries() ? keys.series() : keys.series() + kind;
        String series = given(rules, keys, attached, Tags.SERIES_INSTANCE_UID, RowKeys.SERIES_UID)
                .orElseGet(() -> identity.series(keys.study(), key).value());
        return new RowUids(study, series, identity.instance(keys.row(), sha256).value());
    }

    private static Optional<String> given(RowRules rules, RowKeys keys, Dataset attached, Tag tag, String keyword)
            throws RowException {
        String own = keys.attributes().get(keyword);
        if (own != null) {
            String problem = Uid.problem(own).orElse(null);
            if (problem != null) {
                throw new RowException("batch/value", keyword + ": expected a UID, found another text: " + problem);
            }
            return Optional.of(own);
        }
        return attached.text(tag).or(() -> ofAll(rules, tag));
    }

    /** The UID that is set for all rows. */
    private static Optional<String> ofAll(RowRules rules, Tag tag) {
        Optional<String> last = Optional.empty();
        for (AttributeSetting setting : rules.options().settings()) {
            if (setting.isTopLevel() && setting.tag().equals(tag)) {
                last = setting.constant()
                        .flatMap(element -> element.texts().stream().findFirst());
            }
        }
        return last;
    }
}
