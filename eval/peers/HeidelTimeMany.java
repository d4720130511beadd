import de.unihd.dbs.heideltime.standalone.DocumentType;
import de.unihd.dbs.heideltime.standalone.HeidelTimeStandalone;
import de.unihd.dbs.heideltime.standalone.OutputType;
import de.unihd.dbs.heideltime.standalone.POSTagger;
import de.unihd.dbs.uima.annotator.heideltime.resources.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.SimpleDateFormat;
import java.util.List;

/** Many French news texts through one HeidelTime: arguments are config.props, the tagger (TREETAGGER or NO), and a folder with "list", a line "name YYYY-MM-DD" for each name.txt; writes name.xmi. */
public class HeidelTimeMany {
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[2]);
        SimpleDateFormat days = new SimpleDateFormat("yyyy-MM-dd");
        HeidelTimeStandalone tagger = new HeidelTimeStandalone(
            Language.FRENCH, DocumentType.NEWS, OutputType.XMI, arguments[0], POSTagger.valueOf(arguments[1]), false);
        List<String> lines = Files.readAllLines(folder.resolve("list"));
        for (String line : lines) {
            String[] parts = line.split(" ");
            String text = Files.readString(folder.resolve(parts[0] + ".txt"));
            String found = tagger.process(text, days.parse(parts[1]));
            Files.writeString(folder.resolve(parts[0] + ".xmi"), found);
        }
    }
}
