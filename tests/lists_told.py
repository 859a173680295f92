"""Small lists in the real structure of each publisher; whom they name is invented or public."""

from pathlib import Path

FTM = """\
{"id":"NK-1","caption":"KIM Jong Un","schema":"Person","referents":["ofac-1"],"datasets":["us_ofac_sdn"],\
"first_seen":"2023-04-20T00:00:00","last_seen":"2026-11-01T00:00:00",\
"properties":{"name":["KIM Jong Un","김정은"],"weakAlias":["The Marshal"],"country":["kp"],\
"wikidataId":["Q56226"],"birthDate":["1984-01-08"]},"target":true}
{"id":"NK-2","caption":"Kim Jong Il","schema":"Person","datasets":["us_ofac_sdn"],\
"properties":{"name":["Kim Jong Il"],"country":["kp"]},"target":true}
{"id":"NK-3","caption":"Maria","schema":"Vessel","datasets":["eu_journal_sanctions"],\
"properties":{"name":["MARIA"],"imoNumber":["IMO8517839"],"flag":["ru"],"programId":["EU-MARE"]},"target":true}
{"id":"NK-4","caption":"Maria","schema":"Vessel","datasets":["eu_journal_sanctions"],\
"properties":{"name":["MARIA"],"imoNumber":["9198783"]},"target":true}
{"id":"NK-5","caption":"Valdor Arms","schema":"Company","datasets":["xv_list"],\
"properties":{"name":["ООО Валдор Армс"],"innCode":["7700000001"]},"target":true}
{"id":"addr-1","caption":"Moscow","schema":"Address","properties":{"full":["Moscow"]},"target":false}
{"id":"s-1","caption":"sanction","schema":"Sanction","properties":{"entity":["NK-1"]},"target":false}
"""

_SIMPLE_HEAD = (
    '"id","schema","name","aliases","birth_date","countries","addresses","identifiers","sanctions","phones",'
    '"emails","program_ids","dataset","first_seen","last_seen","last_change"\n'
)
_SEEN = '"2024-01-01T00:00:00","2026-11-01T00:00:00","2025-06-01T00:00:00"\n'
SIMPLE = (
    _SIMPLE_HEAD
    + f'"Q56226","Person","Kim Jong-un","KIM, Jong Un","1984-01-08","kp","","","","","","DPRK","OFAC",{_SEEN}'
    + f'"NK-2","Person","Kim Jong Il","","1942-02-16","kp","","","","","","US-DPRK","OFAC",{_SEEN}'
    + f'"NK-3","Vessel","MARIA","","","ru","","IMO8517839","","","","EU-MARE","EU Journal",{_SEEN}'
    + f'"NK-4","Vessel","MARIA","","","","","IMO9198783","","","","EU-MARE","EU Journal",{_SEEN}'
    + f'"NK-5","LegalEntity","Valdor Arms LLC","OOO Valdor","","xv","","7700001","","","","XV","XV",{_SEEN}'
)

UN = """\
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<CONSOLIDATED_LIST xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  dateGenerated="2026-11-01T00:00:09.554Z">
  <INDIVIDUALS>
    <INDIVIDUAL>
      <DATAID>6900001</DATAID><VERSIONNUM>1</VERSIONNUM>
      <FIRST_NAME>KIM</FIRST_NAME><SECOND_NAME>JONG UN</SECOND_NAME>
      <UN_LIST_TYPE>DPRK</UN_LIST_TYPE><REFERENCE_NUMBER>KPi.901</REFERENCE_NUMBER>
      <LISTED_ON>2016-11-30</LISTED_ON><NAME_ORIGINAL_SCRIPT>김정은</NAME_ORIGINAL_SCRIPT>
      <NATIONALITY><VALUE>Democratic People's Republic of Korea</VALUE></NATIONALITY>
      <LIST_TYPE><VALUE>UN List</VALUE></LIST_TYPE>
      <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Kim Jong-Eun</ALIAS_NAME></INDIVIDUAL_ALIAS>
      <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>The Marshal</ALIAS_NAME></INDIVIDUAL_ALIAS>
      <INDIVIDUAL_ADDRESS><COUNTRY/></INDIVIDUAL_ADDRESS>
      <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1983</FROM_YEAR>\
<TO_YEAR>1984</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH>
      <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>00001</NUMBER>
        </INDIVIDUAL_DOCUMENT>
      <SORT_KEY/><SORT_KEY_LAST_MOD/>
    </INDIVIDUAL>
    <INDIVIDUAL>
      <DATAID>6900002</DATAID><FIRST_NAME>KIM</FIRST_NAME><SECOND_NAME>JONG IL</SECOND_NAME>
      <UN_LIST_TYPE>DPRK</UN_LIST_TYPE><REFERENCE_NUMBER>KPi.902</REFERENCE_NUMBER>
      <INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
    </INDIVIDUAL>
  </INDIVIDUALS>
  <ENTITIES>
    <ENTITY>
      <DATAID>6900003</DATAID><FIRST_NAME>VALDOR ARMS</FIRST_NAME>
      <UN_LIST_TYPE>XV</UN_LIST_TYPE><REFERENCE_NUMBER>XVe.001</REFERENCE_NUMBER>
      <COMMENTS1>It trades in arms.</COMMENTS1>
      <ENTITY_ALIAS><QUALITY>a.k.a.</QUALITY><ALIAS_NAME>Valdor Arms Company</ALIAS_NAME></ENTITY_ALIAS>
      <ENTITY_ADDRESS><COUNTRY>Valdoria</COUNTRY></ENTITY_ADDRESS>
    </ENTITY>
  </ENTITIES>
</CONSOLIDATED_LIST>
"""

EU_XML = """\
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2026-11-01T15:51:25.849+02:00"
  globalFileId="1">
  <sanctionEntity designationDetails="" unitedNationId="KPi.901" euReferenceNumber="EU.9.1" logicalId="901">
    <regulation regulationType="regulation" publicationDate="2017-08-31" programme="PRK" logicalId="1">
      <publicationUrl>https://eur-lex.europa.eu/</publicationUrl>
    </regulation>
    <subjectType code="person" classificationCode="P"/>
    <nameAlias firstName="Jong Un" middleName="" lastName="Kim" wholeName="Kim Jong Un" strong="true"
      logicalId="1"/>
    <nameAlias firstName="" middleName="" lastName="" wholeName="The Marshal" strong="false" logicalId="2"/>
    <citizenship region="" countryIso2Code="KP" countryDescription="NORTH KOREA" logicalId="3"/>
    <birthdate circa="false" calendarType="GREGORIAN" birthdate="1984-01-08" year="1984" logicalId="4"/>
    <identification number="00001" identificationTypeCode="passport" countryIso2Code="00" logicalId="5"/>
  </sanctionEntity>
  <sanctionEntity euReferenceNumber="EU.9.2" logicalId="902">
    <regulation programme="PRK"/><subjectType code="person" classificationCode="P"/>
    <nameAlias wholeName="Kim Jong Il" strong="true"/>
  </sanctionEntity>
  <sanctionEntity euReferenceNumber="EU.9.3" logicalId="903">
    <regulation programme="XV"/><subjectType code="enterprise" classificationCode="E"/>
    <nameAlias wholeName="Valdor Arms" strong="true"/><address city="Dorville" countryIso2Code="XV"/>
  </sanctionEntity>
</export>
"""

_EU_HEAD = (
    "fileGenerationDate;Entity_LogicalId;Entity_EU_ReferenceNumber;Entity_UnitedNationId;Entity_DesignationDate;"
    "Entity_DesignationDetails;Entity_Remark;Entity_SubjectType;Entity_SubjectType_ClassificationCode;"
    "Entity_Regulation_Programme;NameAlias_LastName;NameAlias_FirstName;NameAlias_MiddleName;NameAlias_WholeName;"
    "BirthDate_BirthDate;BirthDate_Year;Citizenship_CountryIso2Code;Address_CountryIso2Code;"
    "Identification_Number;Identification_TypeCode\n"
)
EU_CSV = (
    "\ufeff"
    + _EU_HEAD
    + "01/11/2026;901;EU.9.1;KPi.901;;;;P;person;PRK;Kim;Jong Un;;Kim Jong Un;;;;;;\n"
    + "01/11/2026;901;EU.9.1;KPi.901;;;;P;person;PRK;;;;The Marshal;;;;;;\n"
    + "01/11/2026;901;EU.9.1;KPi.901;;;;P;person;PRK;;;;;1984-01-08;1984;KP;;;\n"
    + "01/11/2026;901;EU.9.1;KPi.901;;;;P;person;PRK;;;;;;;;;00001;passport\n"
    + "01/11/2026;902;EU.9.2;;;;;P;person;PRK;;;;Kim Jong Il;;;;;;\n"
    + '01/11/2026;903;EU.9.3;;;;"a remark; with a semicolon";E;enterprise;XV;;;;Valdor Arms;;;;XV;;\n'
)

OFAC_XML = """\
<?xml version="1.0" standalone="yes"?>
<sdnList xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML">
  <publshInformation><Publish_Date>11/01/2026</Publish_Date><Record_Count>4</Record_Count></publshInformation>
  <sdnEntry>
    <uid>20001</uid><firstName>Jong Un</firstName><lastName>KIM</lastName><sdnType>Individual</sdnType>
    <programList><program>DPRK3</program></programList>
    <idList><id><uid>1</uid><idType>Gender</idType><idNumber>Male</idNumber></id></idList>
    <akaList><aka><uid>2</uid><type>a.k.a.</type><category>weak</category>
      <lastName>THE MARSHAL</lastName></aka></akaList>
    <nationalityList><nationality><uid>3</uid><country>Korea, North</country><mainEntry>true</mainEntry>\
</nationality></nationalityList>
    <dateOfBirthList><dateOfBirthItem><uid>4</uid><dateOfBirth>08 Jan 1984</dateOfBirth>
      <mainEntry>true</mainEntry>\
</dateOfBirthItem></dateOfBirthList>
  </sdnEntry>
  <sdnEntry><uid>20002</uid><firstName>Jong Il</firstName><lastName>KIM</lastName>
    <sdnType>Individual</sdnType></sdnEntry>
  <sdnEntry>
    <uid>20003</uid><lastName>MARIA</lastName><sdnType>Vessel</sdnType>
    <programList><program>RUSSIA-EO14024</program></programList>
    <idList><id><uid>5</uid><idType>Vessel Registration Identification</idType>
      <idNumber>IMO 8517839</idNumber></id></idList>
    <vesselInfo><vesselType>General Cargo</vesselType><vesselFlag>Russia</vesselFlag></vesselInfo>
  </sdnEntry>
  <sdnEntry>
    <uid>20004</uid><lastName>MARIA</lastName><sdnType>Vessel</sdnType>
    <idList><id><uid>6</uid><idType>Vessel Registration Identification</idType>
      <idNumber>IMO 9198783</idNumber></id></idList>
  </sdnEntry>
  <sdnEntry>
    <uid>20005</uid><lastName>SOMETHING ELSE</lastName><sdnType>Entity</sdnType>
    <akaList><aka><uid>7</uid><type>a.k.a.</type><category>strong</category>
      <lastName>VALDOR ARMS</lastName></aka></akaList>
  </sdnEntry>
</sdnList>
"""

_NO = "-0- "
SDN = (
    f'20001,"KIM, Jong Un","individual","DPRK3] [NPWMD",{_NO},{_NO},{_NO},{_NO},{_NO},{_NO},{_NO},'
    "\"DOB 08 Jan 1984; nationality Korea, North; Gender Male; a.k.a. 'THE MARSHAL'.\"\r\n"
    f'20002,"KIM, Jong Il","individual","DPRK3",{_NO},{_NO},{_NO},{_NO},{_NO},{_NO},{_NO},'
    '"DOB 16 Feb 1942."\r\n'
    f'20003,"MARIA","vessel","RUSSIA-EO14024",{_NO},"UBCD7","General Cargo",{_NO},{_NO},"Russia",{_NO},'
    '"Vessel Registration Identification IMO 8517839; MMSI 273456789."\r\n'
    f'20004,"MARIA","vessel","RUSSIA-EO14024",{_NO},{_NO},{_NO},{_NO},{_NO},{_NO},{_NO},'
    '"Vessel Registration Identification IMO 9198783."\r\n'
    f'20005,"SOMETHING ELSE",{_NO},"XV",{_NO},{_NO},{_NO},{_NO},{_NO},{_NO},{_NO},{_NO}\r\n'
    "\x1a"
)
ALT = '20005,9001,"aka","VALDOR ARMS","-0- "\r\n20001,9002,"aka","KIM, Chong-un","-0- "\r\n\x1a'

LISTS = {
    "entities.ftm.json": FTM,
    "targets.simple.csv": SIMPLE,
    "un.xml": UN,
    "eu.xml": EU_XML,
    "eu.csv": EU_CSV,
    "sdn.xml": OFAC_XML,
    "sdn.csv": SDN,
}
WITH_VESSELS = ("entities.ftm.json", "targets.simple.csv", "sdn.xml", "sdn.csv")


def written(folder: Path, name: str) -> Path:
    """A list as a file, with what belongs beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(LISTS[name].encode())
    if name == "sdn.csv":
        (folder / "ALT.CSV").write_bytes(ALT.encode())
    return path
