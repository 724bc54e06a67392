-- Texts and days as the database reads them. A function that calls another has a body that PostgreSQL reads when it is
-- made: a dump then knows which one must come first, and can be restored.

CREATE OR REPLACE FUNCTION first_day(value partial_date) RETURNS date LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT make_date(
        substr(value, 1, 4)::int,
        coalesce(nullif(substr(value, 6, 2), ''), '1')::int,
        coalesce(nullif(substr(value, 9, 2), ''), '1')::int
    )
$$;

CREATE OR REPLACE FUNCTION clean_text(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    -- NFC, letters and digits in one writing, every kind of space as one, nothing invisible, nothing around it.
    SELECT CASE WHEN value ~ '^[!-~¡-¬®-ÏÑ-ïñ-ÿĂăĐđĨĩŨũƠơƯưẠ-ỹ–’“”]+( [!-~¡-¬®-ÏÑ-ïñ-ÿĂăĐđĨĩŨũƠơƯưẠ-ỹ–’“”]+)*$' THEN value ELSE btrim(regexp_replace(
        normalize(translate(regexp_replace(value,
            '[\u0001-\u0008\u000e-\u001f\u007f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]',
            '', 'g'),
            'ÐƉðɖ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९০১২৩৪৫৬৭৮৯๐๑๒๓๔๕๖๗๘๙໐໑໒໓໔໕໖໗໘໙၀၁၂၃၄၅၆၇၈၉០១២៣៤៥៦៧៨៩𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡𝟢𝟣𝟤𝟥𝟦𝟧𝟨𝟩𝟪𝟫𝟬𝟭𝟮𝟯𝟰𝟱𝟲𝟳𝟴𝟵𝟶𝟷𝟸𝟹𝟺𝟻𝟼𝟽𝟾𝟿！＂＃＄％＆（）＊＋，．／０１２３４５６７８９：；＜＝＞？＠ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ［＼］＾＿｀ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ｛｜｝～',
            'ĐĐđđ0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789!"#$%&()*+,./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_`abcdefghijklmnopqrstuvwxyz{|}~'), NFC),
        '[\u0009-\u000d\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+', ' ', 'g')) END
$$;

CREATE OR REPLACE FUNCTION clean_key(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    -- What two names must not have in common: capitals are left aside, accents are not.
    RETURN lower(public.clean_text(value));

CREATE OR REPLACE FUNCTION vn_fold(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    -- As names are searched and compared: no accents, đ as d, letters of other alphabets as those drawn like them, no apostrophes, a hyphen as a space.
    RETURN btrim(regexp_replace(translate(lower(public.clean_text(value)),
        'aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵzаекорсухіјѕһԁԛԝѵӏүοɑɡıвмнтαβεζηικμνρτυχ-‐‑‒–—―−﹘﹣－''`´ʹʻʼʽˈʾʿ‘’‚‛′‵＇',
        'aaaaaaaaaaaaaaaaaabcddeeeeeeeeeeeefghiiiiiijklmnoooooooooooooooooopqrstuuuuuuuuuuuuvwxyyyyyyzaekopcyxijshdqwvlyoagibmhtabezhikmnptyx           '), ' +', ' ', 'g'));

CREATE OR REPLACE FUNCTION vn_text_key(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
    -- Any text in Vietnamese order: letters, then tones.
    SELECT translate(o, 'aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz', 'AAAAAABBBBBBCCCCCCDEFGHHHHHHIIIIIIJKLMMMMMMNOPQRSSSSSSTTTTTTUUUUUUVWXYZ[[[[[[\\\\\\]^_``````a') || chr(9) || translate(o, 'aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz', '012345012345012345000001234501234500001234500000012345012345012345000000123450123450000123450')
    FROM (SELECT lower(public.clean_text(value)) AS o) AS lowered;
END;

CREATE OR REPLACE FUNCTION vn_sort_key(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
    SELECT translate(o, 'aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz', 'AAAAAABBBBBBCCCCCCDEFGHHHHHHIIIIIIJKLMMMMMMNOPQRSSSSSSTTTTTTUUUUUUVWXYZ[[[[[[\\\\\\]^_``````a') || chr(9) || translate(o, 'aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz', '012345012345012345000001234501234500001234500000012345012345012345000000123450123450000123450')
    FROM (
        SELECT regexp_replace(lower(public.clean_text(value)), '^(.*)\s+(\S+)$', '\2 \1') AS o
    ) AS given_name_first;
END;

-- Lets the role that serves count a table that it has filled: only the owner may, before PostgreSQL 17.
CREATE OR REPLACE FUNCTION core_analyze(named regclass) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    EXECUTE format('ANALYZE %s', named);
END $$;
