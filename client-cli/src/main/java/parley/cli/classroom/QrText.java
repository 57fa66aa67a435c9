package parley.cli.classroom;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A QR code for a terminal: two rows of it in a line. */
final class QrText {

    private static final int QUIET = 2;

    private QrText() {}

    static List<String> lines(String text) {
        BitMatrix code = encoded(text);
        var lines = new ArrayList<String>();
        for (int y = 0; y < code.getHeight(); y += 2) {
            var line = new StringBuilder();
            for (int x = 0; x < code.getWidth(); x++) {
                boolean upper = code.get(x, y);
                boolean lower = y + 1 < code.getHeight() && code.get(x, y + 1);
                line.append(half(upper, lower));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    /** What is dark in the code is the terminal's background, since most terminals are dark; cameras read either. */
    private static char half(boolean upper, boolean lower) {
        if (upper) {
            return lower ? ' ' : '▄';
        }
        return lower ? '▀' : '█';
    }

    private static BitMatrix encoded(String text) {
        try {
            return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, QUIET));
        } catch (WriterException e) {
            throw new IllegalArgumentException("an address is too long for a QR code: " + text, e);
        }
    }
}
