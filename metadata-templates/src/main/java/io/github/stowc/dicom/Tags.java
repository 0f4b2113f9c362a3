package io.github.stowc.dicom;

/** The tags that this program names, each after its keyword in PS3.6. */
public final class Tags {
    /** Error Comment (PS3.7 C.4.2). */
    public static final Tag ERROR_COMMENT = new Tag(0x00000902);

    /** File Meta Information Group Length. */
    public static final Tag FILE_META_INFORMATION_GROUP_LENGTH = new Tag(0x00020000);

    /** File Meta Information Version. */
    public static final Tag FILE_META_INFORMATION_VERSION = new Tag(0x00020001);

    /** Media Storage SOP Class UID. */
    public static final Tag MEDIA_STORAGE_SOP_CLASS_UID = new Tag(0x00020002);

    /** Media Storage SOP Instance UID. */
    public static final Tag MEDIA_STORAGE_SOP_INSTANCE_UID = new Tag(0x00020003);

    /** Transfer Syntax UID. */
    public static final Tag TRANSFER_SYNTAX_UID = new Tag(0x00020010);

    /** Implementation Class UID. */
    public static final Tag IMPLEMENTATION_CLASS_UID = new Tag(0x00020012);

    /** Implementation Version Name. */
    public static final Tag IMPLEMENTATION_VERSION_NAME = new Tag(0x00020013);

    /** Specific Character Set. */
    public static final Tag SPECIFIC_CHARACTER_SET = new Tag(0x00080005);

    /** SOP Class UID. */
    public static final Tag SOP_CLASS_UID = new Tag(0x00080016);

    /** SOP Instance UID. */
    public static final Tag SOP_INSTANCE_UID = new Tag(0x00080018);

    /** Study Date. */
    public static final Tag STUDY_DATE = new Tag(0x00080020);

    /** Content Date. */
    public static final Tag CONTENT_DATE = new Tag(0x00080023);

    /** Study Time. */
    public static final Tag STUDY_TIME = new Tag(0x00080030);

    /** Content Time. */
    public static final Tag CONTENT_TIME = new Tag(0x00080033);

    /** Accession Number. */
    public static final Tag ACCESSION_NUMBER = new Tag(0x00080050);

    /** Modality. */
    public static final Tag MODALITY = new Tag(0x00080060);

    /** Referring Physician's Name. */
    public static final Tag REFERRING_PHYSICIAN_NAME = new Tag(0x00080090);

    /** Code Meaning. */
    public static final Tag CODE_MEANING = new Tag(0x00080104);

    /** Study Description. */
    public static final Tag STUDY_DESCRIPTION = new Tag(0x00081030);

    /** Procedure Code Sequence. */
    public static final Tag PROCEDURE_CODE_SEQUENCE = new Tag(0x00081032);

    /** Referenced Series Sequence. */
    public static final Tag REFERENCED_SERIES_SEQUENCE = new Tag(0x00081115);

    /** Referenced SOP Class UID. */
    public static final Tag REFERENCED_SOP_CLASS_UID = new Tag(0x00081150);

    /** Referenced SOP Instance UID. */
    public static final Tag REFERENCED_SOP_INSTANCE_UID = new Tag(0x00081155);

    /** Retrieve URL. */
    public static final Tag RETRIEVE_URL = new Tag(0x00081190);

    /** Warning Reason. */
    public static final Tag WARNING_REASON = new Tag(0x00081196);

    /** Failure Reason. */
    public static final Tag FAILURE_REASON = new Tag(0x00081197);

    /** Failed SOP Sequence. */
    public static final Tag FAILED_SOP_SEQUENCE = new Tag(0x00081198);

    /** Referenced SOP Sequence. */
    public static final Tag REFERENCED_SOP_SEQUENCE = new Tag(0x00081199);

    /** Other Failures Sequence. */
    public static final Tag OTHER_FAILURES_SEQUENCE = new Tag(0x0008119A);

    /** Patient's Name. */
    public static final Tag PATIENT_NAME = new Tag(0x00100010);

    /** Patient ID. */
    public static final Tag PATIENT_ID = new Tag(0x00100020);

    /** Issuer of Patient ID. */
    public static final Tag ISSUER_OF_PATIENT_ID = new Tag(0x00100021);

    /** Patient's Birth Date. */
    public static final Tag PATIENT_BIRTH_DATE = new Tag(0x00100030);

    /** Patient's Sex. */
    public static final Tag PATIENT_SEX = new Tag(0x00100040);

    /** Anatomical Orientation Type. */
    public static final Tag ANATOMICAL_ORIENTATION_TYPE = new Tag(0x00102210);

    /** Cine Rate. */
    public static final Tag CINE_RATE = new Tag(0x00180040);

    /** Frame Time. */
    public static final Tag FRAME_TIME = new Tag(0x00181063);

    /** Frame Time Vector. */
    public static final Tag FRAME_TIME_VECTOR = new Tag(0x00181065);

    /** Page Number Vector. */
    public static final Tag PAGE_NUMBER_VECTOR = new Tag(0x00182001);

    /** Study Instance UID. */
    public static final Tag STUDY_INSTANCE_UID = new Tag(0x0020000D);

    /** Series Instance UID. */
    public static final Tag SERIES_INSTANCE_UID = new Tag(0x0020000E);

    /** Study ID. */
    public static final Tag STUDY_ID = new Tag(0x00200010);

    /** Instance Number. */
    public static final Tag INSTANCE_NUMBER = new Tag(0x00200013);

    /** Dimension Index Sequence. */
    public static final Tag DIMENSION_INDEX_SEQUENCE = new Tag(0x00209222);

    /** Samples per Pixel. */
    public static final Tag SAMPLES_PER_PIXEL = new Tag(0x00280002);

    /** Photometric Interpretation. */
    public static final Tag PHOTOMETRIC_INTERPRETATION = new Tag(0x00280004);

    /** Planar Configuration. */
    public static final Tag PLANAR_CONFIGURATION = new Tag(0x00280006);

    /** Number of Frames. */
    public static final Tag NUMBER_OF_FRAMES = new Tag(0x00280008);

    /** Frame Increment Pointer. */
    public static final Tag FRAME_INCREMENT_POINTER = new Tag(0x00280009);

    /** Rows. */
    public static final Tag ROWS = new Tag(0x00280010);

    /** Columns. */
    public static final Tag COLUMNS = new Tag(0x00280011);

    /** Bits Allocated. */
    public static final Tag BITS_ALLOCATED = new Tag(0x00280100);

    /** Bits Stored. */
    public static final Tag BITS_STORED = new Tag(0x00280101);

    /** High Bit. */
    public static final Tag HIGH_BIT = new Tag(0x00280102);

    /** Pixel Representation. */
    public static final Tag PIXEL_REPRESENTATION = new Tag(0x00280103);

    /** Lossy Image Compression. */
    public static final Tag LOSSY_IMAGE_COMPRESSION = new Tag(0x00282110);

    /** Lossy Image Compression Ratio. */
    public static final Tag LOSSY_IMAGE_COMPRESSION_RATIO = new Tag(0x00282112);

    /** Lossy Image Compression Method. */
    public static final Tag LOSSY_IMAGE_COMPRESSION_METHOD = new Tag(0x00282114);

    /** Modality LUT Sequence. */
    public static final Tag MODALITY_LUT_SEQUENCE = new Tag(0x00283000);

    /** LUT Data. */
    public static final Tag LUT_DATA = new Tag(0x00283006);

    /** VOI LUT Sequence. */
    public static final Tag VOI_LUT_SEQUENCE = new Tag(0x00283010);

    /** Requested Procedure Description. */
    public static final Tag REQUESTED_PROCEDURE_DESCRIPTION = new Tag(0x00321060);

    /** Requested Procedure Code Sequence. */
    public static final Tag REQUESTED_PROCEDURE_CODE_SEQUENCE = new Tag(0x00321064);

    /** Number of Waveform Channels. */
    public static final Tag NUMBER_OF_WAVEFORM_CHANNELS = new Tag(0x003A0005);

    /** Channel Definition Sequence. */
    public static final Tag CHANNEL_DEFINITION_SEQUENCE = new Tag(0x003A0200);

    /** Scheduled Procedure Step Sequence. */
    public static final Tag SCHEDULED_PROCEDURE_STEP_SEQUENCE = new Tag(0x00400100);

    /** Request Attributes Sequence. */
    public static final Tag REQUEST_ATTRIBUTES_SEQUENCE = new Tag(0x00400275);

    /** Requested Procedure ID. */
    public static final Tag REQUESTED_PROCEDURE_ID = new Tag(0x00401001);

    /** Current Requested Procedure Evidence Sequence. */
    public static final Tag CURRENT_REQUESTED_PROCEDURE_EVIDENCE_SEQUENCE = new Tag(0x0040A375);

    /** Pertinent Other Evidence Sequence. */
    public static final Tag PERTINENT_OTHER_EVIDENCE_SEQUENCE = new Tag(0x0040A385);

    /** Content Sequence. */
    public static final Tag CONTENT_SEQUENCE = new Tag(0x0040A730);

    /** HL7 Instance Identifier. */
    public static final Tag HL7_INSTANCE_IDENTIFIER = new Tag(0x0040E001);

    /** Document Title. */
    public static final Tag DOCUMENT_TITLE = new Tag(0x00420010);

    /** Encapsulated Document. */
    public static final Tag ENCAPSULATED_DOCUMENT = new Tag(0x00420011);

    /** MIME Type of Encapsulated Document. */
    public static final Tag MIME_TYPE_OF_ENCAPSULATED_DOCUMENT = new Tag(0x00420012);

    /** Encapsulated Document Length. */
    public static final Tag ENCAPSULATED_DOCUMENT_LENGTH = new Tag(0x00420015);

    /** Segment Number. */
    public static final Tag SEGMENTATION_TYPE = new Tag(0x00620001);

    public static final Tag SEGMENT_NUMBER = new Tag(0x00620004);

    /** Displayed Area Top Left Hand Corner. */
    public static final Tag DISPLAYED_AREA_TOP_LEFT_HAND_CORNER = new Tag(0x00700052);

    /** Displayed Area Bottom Right Hand Corner. */
    public static final Tag DISPLAYED_AREA_BOTTOM_RIGHT_HAND_CORNER = new Tag(0x00700053);

    /** Failed Attributes Sequence. */
    public static final Tag FAILED_ATTRIBUTES_SEQUENCE = new Tag(0x00741048);

    /** Shared Functional Groups Sequence. */
    public static final Tag SHARED_FUNCTIONAL_GROUPS_SEQUENCE = new Tag(0x52009229);

    /** Extended Offset Table. */
    public static final Tag EXTENDED_OFFSET_TABLE = new Tag(0x7FE00001);

    /** Extended Offset Table Lengths. */
    public static final Tag EXTENDED_OFFSET_TABLE_LENGTHS = new Tag(0x7FE00002);

    /** Pixel Data. */
    public static final Tag PIXEL_DATA = new Tag(0x7FE00010);

    /** Data Set Trailing Padding. */
    public static final Tag DATA_SET_TRAILING_PADDING = new Tag(0xFFFCFFFC);

    private Tags() {}
}
