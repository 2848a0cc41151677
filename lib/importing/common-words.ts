/** Words that every newspaper uses, to see where two of them stand without a space. Compounds are left out on purpose. */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  `about above across after again against agency agreed along already also although always ambassador among announced
  another army around arrest arrested arrived attack attacked attacks authorities away army bank based became because
  become been before began begun behind being believed between bill billion bomb border both bridge british broke brought
  budget building built called came campaign candidate capital case caught cause caused center central centre century
  chief children church city civil claimed clear close closed coalition come coming committee companies company condition
  conference conflict congress continued could council countries country court crime crisis death decided decision defence
  defense democratic department deputy described despite died different diplomat diplomats director district doctors
  during early east eastern economic economy elected election elections embassy emergency ended energy europe european
  every evening evidence expected experts explosion fell fighting final financial fired first five following force forces
  foreign former found four friday from full further future general german given global going government governor group
  growing gunman happened have having health hearing held helped high history home hospital hour hours house hundreds
  immediately important including increased industry inside interior international investigation iran israel issued
  joined judge july june justice killed killing knew known large last late launched lawyer leader leaders league least
  left less level life likely local long lost made major majority many march market mayor media meeting members
  message military million minister ministers ministry minutes missing monday money month months more morning most moved
  moving much murder museum name named nation national nations nearly never newspaper night north northern november number
  october offered office officer officers official officials opened opening operation opposition order other outside
  paid parliament party passed peace people perhaps period person place planned play police policy political poor
  population position possible power present president press pressure prime prison private problem process project
  promised protest protesters provided province public published question quickly reached recent record reform
  region regional released remained report reported reporter reporters republican rescue residents response
  result results rise road rules russia russian said saturday school schools second secretary security senate senator
  senior sent september series service services several shooting should shot show since situation small social soldiers
  some soon source sources south southern speaking speech spoke spokesman spokeswoman started state statement states
  station still stood street strong such sunday support supporters syria syrian system taken talks team technology
  television terrorism than that their them then there these they thing third this those thought thousands
  threat three through thursday today together told took town trade traffic train travel treaty trial tried troops
  tuesday turkey turkish under union united university until used very victim victims video village violence visit vote
  voted voters wanted warned water wednesday week weeks well went were west western what when where whether which while
  white whole will with without witness witnesses woman women work worked workers world would wounded year years
  yesterday young`.split(/\s+/),
)
